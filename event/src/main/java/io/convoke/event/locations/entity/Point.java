package io.convoke.event.locations.entity;

/**
 * A point on earth, WGS 84.
 *
 * @param latitude degrees, -90..90
 * @param longitude degrees, -180..180
 */
public record Point(double latitude, double longitude) {
    public Point {
        if (!isLatitude(latitude) || !isLongitude(longitude)) {
            throw new IllegalArgumentException("No point on earth: " + latitude + ", " + longitude);
        }
    }

    /** Whether the degrees are a latitude. */
    public static boolean isLatitude(double degrees) {
        return degrees >= -90 && degrees <= 90;
    }

    /** Whether the degrees are a longitude. */
    public static boolean isLongitude(double degrees) {
        return degrees >= -180 && degrees <= 180;
    }
}
