package io.convoke.dev.seed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** The demo's pictures: drawn here, so that they are nobody's property. Each is 1600 by 1000 pixels. */
public enum Scene {
    /** Houses under an evening sky. */
    @JsonProperty("skyline")
    SKYLINE,
    /** A stage with three lights and an audience. */
    @JsonProperty("stage")
    STAGE,
    /** Loaves on a board. */
    @JsonProperty("bread")
    BREAD,
    /** A record on its player. */
    @JsonProperty("record")
    RECORD,
    /** Mugs in a row. */
    @JsonProperty("mugs")
    MUGS;

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    /** @param variation the same number draws the same picture */
    byte[] jpeg(long variation) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(graphics, new Random(variation));
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void draw(Graphics2D graphics, Random random) {
        switch (this) {
            case SKYLINE -> skyline(graphics, random);
            case STAGE -> stage(graphics, random);
            case BREAD -> bread(graphics, random);
            case RECORD -> record(graphics, random);
            case MUGS -> mugs(graphics, random);
        }
    }

    private static void skyline(Graphics2D graphics, Random random) {
        backdrop(graphics, new Color(0x27306b), new Color(0xf2a65a));
        for (int x = 0; x < WIDTH; ) {
            var width = 90 + random.nextInt(120);
            var height = 250 + random.nextInt(380);
            graphics.setColor(new Color(30 + random.nextInt(25), 28 + random.nextInt(20), 52 + random.nextInt(25)));
            graphics.fillRect(x, HEIGHT - height, width, height);
            graphics.setColor(new Color(0xffe2a0));
            for (int window = 0; window < 12; window++) {
                graphics.fillRect(
                        x + 12 + random.nextInt(width - 24),
                        HEIGHT - height + 20 + random.nextInt(height - 40),
                        10,
                        16);
            }
            x += width;
        }
    }

    private static void stage(Graphics2D graphics, Random random) {
        backdrop(graphics, new Color(0x1a1423), new Color(0x45304f));
        for (int light = 0; light < 3; light++) {
            var x = 300 + light * 500;
            graphics.setColor(new Color(255, 220 - light * 40, 150 + light * 40, 60));
            graphics.fillPolygon(new int[] {x, x - 260, x + 260}, new int[] {0, 760, 760}, 3);
        }
        graphics.setColor(new Color(0x6b4a3a));
        graphics.fillRect(150, 700, 1300, 90);
        graphics.setColor(new Color(0x0d0a12));
        for (int head = 0; head < 40; head++) {
            graphics.fill(new Ellipse2D.Double(random.nextInt(WIDTH) - 40, 820 + random.nextInt(140), 90, 110));
        }
    }

    private static void bread(Graphics2D graphics, Random random) {
        backdrop(graphics, new Color(0xf4ead7), new Color(0xd9c3a0));
        graphics.setColor(new Color(0x8a5a33));
        graphics.fillRoundRect(120, 520, 1360, 320, 60, 60);
        for (int loaf = 0; loaf < 3; loaf++) {
            var x = 200 + loaf * 420 + random.nextInt(40);
            graphics.setColor(new Color(0xb9, 0x70 + random.nextInt(20), 0x35));
            graphics.fill(new Ellipse2D.Double(x, 380 + random.nextInt(30), 380, 260));
            graphics.setColor(new Color(0xf0d9ae));
            for (int cut = 0; cut < 3; cut++) {
                graphics.fill(new Ellipse2D.Double(x + 70 + cut * 85, 440, 34, 120));
            }
        }
    }

    private static void record(Graphics2D graphics, Random random) {
        backdrop(graphics, new Color(0x26445c), new Color(0x102030));
        graphics.setColor(new Color(0x3b2a20));
        graphics.fillRoundRect(300, 100, 1000, 800, 40, 40);
        for (int radius = 350; radius > 110; radius -= 4) {
            var grey = 18 + random.nextInt(14);
            graphics.setColor(new Color(grey, grey, grey));
            graphics.fill(new Ellipse2D.Double(750.0 - radius, 500.0 - radius, 2.0 * radius, 2.0 * radius));
        }
        graphics.setColor(new Color(0x2f7fb8));
        graphics.fill(new Ellipse2D.Double(645, 395, 210, 210));
        graphics.setColor(new Color(0xd8d8d8));
        graphics.rotate(0.5, 1200, 200);
        graphics.fill(new Rectangle2D.Double(1190, 200, 18, 430));
    }

    private static void mugs(Graphics2D graphics, Random random) {
        backdrop(graphics, new Color(0xeaf0f2), new Color(0xb8c9cf));
        graphics.setColor(new Color(0x7a6a58));
        graphics.fillRect(0, 700, WIDTH, 300);
        for (int mug = 0; mug < 5; mug++) {
            var x = 110 + mug * 300;
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.55f, 0.8f));
            graphics.fillRoundRect(x, 430, 190, 290, 40, 40);
            graphics.drawOval(x + 160, 490, 90, 140);
            graphics.drawOval(x + 168, 498, 74, 124);
        }
    }

    private static void backdrop(Graphics2D graphics, Color top, Color bottom) {
        graphics.setPaint(new GradientPaint(0, 0, top, 0, HEIGHT, bottom));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
    }
}
