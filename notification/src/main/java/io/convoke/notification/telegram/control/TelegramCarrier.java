package io.convoke.notification.telegram.control;

import io.convoke.notification.deliveries.control.Carrier;
import io.convoke.notification.deliveries.control.DeliveryFailure;
import io.convoke.notification.deliveries.control.LeaseLost;
import io.convoke.notification.mails.control.MailWriter.Written;
import io.convoke.notification.notifications.entity.Channel;
import io.convoke.notification.notifications.entity.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Takes messages to people by Telegram. */
@ApplicationScoped
public class TelegramCarrier implements Carrier {
    @Inject
    TelegramApi api;

    @Inject
    TelegramSettings settings;

    @Inject
    TelegramLinks links;

    @Inject
    BotStore bots;

    @Override
    public Channel channel() {
        return Channel.TELEGRAM;
    }

    @Override
    public Handover prepare(Notification notification, Written written) throws Unreachable {
        if (!settings.isOn()) {
            throw new Unreachable("Telegram is switched off");
        }
        var chat =
                links.chat(notification.userId()).orElseThrow(() -> new Unreachable("Telegram is not linked any more"));
        var html = TelegramWriter.write(written.text());
        return beforeContent -> send(chat, html, beforeContent);
    }

    private void send(long chat, String html, BeforeContent beforeContent) throws DeliveryFailure {
        try {
            beforeContent.run();
        } catch (LeaseLost e) {
            throw TelegramFailure.leaseLost();
        } catch (IOException e) {
            throw TelegramFailure.notBegun();
        }
        api.send(chat, html);
    }

    @Override
    public void refused(Notification notification, DeliveryFailure failure) {
        if (failure instanceof TelegramFailure telegram && telegram.isUnreachable()) {
            links.blocked(notification.userId());
        }
    }

    @Override
    public void paused(DeliveryFailure failure) {
        failure.retryAfter().ifPresent(bots::pause);
    }
}
