package io.convoke.notification.mails.control;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How mails look, as plain text and as HTML, and the page of their links; whatever is put into HTML is escaped. */
@ApplicationScoped
public class Layouts {
    private Template text;
    private Template html;
    private Template page;

    @PostConstruct
    void read() {
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .removeStandaloneLines(true)
                .strictRendering(true)
                .build();
        text = engine.parse(load("layout.txt"), Variant.forContentType(Variant.TEXT_PLAIN));
        html = engine.parse(load("layout.html"), Variant.forContentType(Variant.TEXT_HTML));
        page = engine.parse(load("page.html"), Variant.forContentType(Variant.TEXT_HTML));
    }

    String text(MailText mail, String footer) {
        return text.data("mail", mail, "footer", footer).render();
    }

    String html(MailText mail, String footer) {
        return html.data("mail", mail, "footer", footer).render();
    }

    /**
     * A page with a heading and a text.
     *
     * @param action the label of a button that posts to the page's own address; empty: there is none
     */
    public String page(Locale locale, String heading, String text, String action) {
        return page.data("language", locale.getLanguage(), "heading", heading, "text", text, "action", action)
                .render();
    }

    private static String load(String name) {
        try (var in = Layouts.class.getResourceAsStream("/mails/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
