package io.convoke.event.locations.boundary;

import io.convoke.common.http.PlainText;
import io.convoke.common.http.Wording;
import io.convoke.event.locations.entity.Place;
import io.convoke.event.locations.entity.Point;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A place as an organiser describes it. */
@Schema(
        name = "EventPlaceRequest",
        description = "A place; latitude and longitude (WGS 84) come together or not at all")
public record PlaceRequest(
        @Schema(examples = "Москва") @NotBlank @Size(max = LONGEST_CITY)
        String city,

        @Schema(examples = "Тверская улица, 7") @Size(max = 500)
        String address,

        @Schema(examples = "55.7579") @DecimalMin("-90") @DecimalMax("90")
        BigDecimal latitude,

        @Schema(examples = "37.6113") @DecimalMin("-180") @DecimalMax("180")
        BigDecimal longitude) {

    static final int LONGEST_CITY = 100;

    /**
     * The place that is meant.
     *
     * @param path the field that holds this one, with a dot; empty for the body itself
     * @throws io.convoke.common.problem.DomainException 400 for control characters, 422 for half a point
     */
    public Place place(String path) {
        if ((latitude == null) != (longitude == null)) {
            throw Wording.invalid(
                    path + (latitude == null ? "latitude" : "longitude"), "location.coordinates-together");
        }
        return new Place(
                PlainText.line(path + "city", city).orElseThrow(),
                PlainText.line(path + "address", address),
                Optional.ofNullable(latitude)
                        .map(degrees -> new Point(degrees.doubleValue(), longitude.doubleValue())));
    }
}
