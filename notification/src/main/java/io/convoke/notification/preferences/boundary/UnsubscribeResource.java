package io.convoke.notification.preferences.boundary;

import io.convoke.common.problem.DomainException;
import io.convoke.notification.preferences.control.Preferences;
import io.convoke.notification.preferences.control.UnsubscribeLinks;
import io.convoke.notification.preferences.control.UnsubscribeLinks.Target;
import io.convoke.notification.preferences.control.UnsubscribePage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the link of a mail leads that switches its kind off. Only a POST does it: programs that look mails through open
 * links, and must not unsubscribe anybody.
 */
@Path("/unsubscribe")
@RequestScoped
@PermitAll
@Consumes(MediaType.WILDCARD)
@Tag(name = "Unsubscribing", description = "Switching a kind of mail off by its link, without logging in (RFC 8058)")
public class UnsubscribeResource {
    private static final String EXAMPLE =
            "01994f3e-7a10-7c3e-9b7e-0d5a1c2b3d4e.event-reminder.0123456789012345678901234567890123456789012";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

    @Inject
    UnsubscribeLinks links;

    @Inject
    Preferences preferences;

    @Inject
    UnsubscribePage page;

    @GET
    @Produces(HTML)
    @Operation(
            operationId = "getUnsubscribePage",
            summary = "A page with a button that switches a kind of mail off",
            description = "Opening it changes nothing. In the language of Accept-Language (en, ru).")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "token-invalid")
    public Response ask(
            @Parameter(description = "As the mail's link has it", required = true, example = EXAMPLE)
                    @QueryParam("token")
                    String token,
            @Context HttpHeaders headers) {
        return html(page.question(target(token).off(), language(headers)));
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "unsubscribe",
            summary = "Switch a kind of mail off by the link of one",
            description = "For the button of mail programs (RFC 8058) and of the page. Holds at once; switching it off"
                    + " again changes nothing. A body, such as List-Unsubscribe=One-Click, is taken and not read.")
    @APIResponse(
            responseCode = "200",
            description = "It is switched off",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UnsubscriptionView.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "token-invalid")
    public UnsubscriptionView unsubscribe(
            @Parameter(description = "As the mail's link has it", required = true, example = EXAMPLE)
                    @QueryParam("token")
                    String token) {
        var target = target(token);
        preferences.unsubscribe(target.userId(), target.off());
        return UnsubscriptionView.of(target);
    }

    @POST
    @Produces(HTML)
    @Transactional
    @Operation(hidden = true)
    public Response unsubscribeByPage(@QueryParam("token") String token, @Context HttpHeaders headers) {
        var target = target(token);
        preferences.unsubscribe(target.userId(), target.off());
        return html(page.done(target.off(), language(headers)));
    }

    private Target target(String token) {
        if (token == null || token.isEmpty()) {
            throw DomainException.malformed("token", "it is missing");
        }
        return links.read(token);
    }

    private static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("ru") || language.equals("en"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    private static Response html(String page) {
        return Response.ok(page, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
