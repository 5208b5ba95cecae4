package io.convoke.dev.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterwardsTest {
    private static final DemoData DATA = DemoData.load();
    private static final List<Afterwards> AFTERWARDS = Afterwards.load();

    @Test
    void thereAreReviewsPicturesAndTalk() {
        assertThat(AFTERWARDS).extracting(Afterwards::event).doesNotHaveDuplicates();
        assertThat(AFTERWARDS.stream().flatMap(one -> one.reviews().stream())).hasSizeGreaterThan(10);
        assertThat(AFTERWARDS.stream().flatMap(one -> one.pictures().stream())).hasSizeGreaterThan(4);
        assertThat(AFTERWARDS.stream().flatMap(one -> one.chat().stream())).hasSizeGreaterThan(10);
    }

    @Test
    void whoWasThereReviewsOnceWhenItIsOver() {
        for (var one : AFTERWARDS) {
            var event = DATA.event(one.event());
            assertThat(event.isPast()).isEqualTo(one.chat().isEmpty());
            assertThat(one.reviews().isEmpty() || event.isPast()).isTrue();
            assertThat(one.reviews()).extracting(Afterwards.Review::by).doesNotHaveDuplicates();
            assertThat(seated(event))
                    .containsAll(
                            one.reviews().stream().map(Afterwards.Review::by).toList());
            assertThat(one.reviews())
                    .allSatisfy(review -> assertThat(review.rating()).isBetween(1, 5));
        }
    }

    @Test
    void picturesAndTalkAreOfThoseWhoBelongToTheEvent() {
        for (var one : AFTERWARDS) {
            var event = DATA.event(one.event());
            var people = new ArrayList<>(seated(event));
            people.add(event.organiser());
            assertThat(people)
                    .containsAll(
                            one.pictures().stream().map(Afterwards.Picture::by).toList());
            assertThat(people)
                    .containsAll(one.chat().stream().map(Afterwards.Line::by).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySceneIsDrawnAndTheSameOneTwiceAlike(Scene scene) throws IOException {
        var bytes = scene.jpeg(7);
        assertThat(bytes).isEqualTo(scene.jpeg(7)).isNotEqualTo(scene.jpeg(8));
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1000);
    }

    private static List<String> seated(DemoData.Event event) {
        return event.attendees().stream().limit(event.maxParticipants()).toList();
    }
}
