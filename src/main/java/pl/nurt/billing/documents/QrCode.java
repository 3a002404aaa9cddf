package pl.nurt.billing.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A text as a QR code with its quiet zone, black on white: a picture in an address, for paper and pages. The same text makes the same
 * bytes.
 */
public final class QrCode {
    /** A square is as wide as one byte of the picture, which has a bit for each dot: so it is drawn byte by byte, and takes no turn among heavy work. */
    private static final int DOTS = Byte.SIZE;

    private static final int QUIET = 4;
    private static final byte WHITE = (byte) 0xff;

    private QrCode() {}

    /** {@code data:image/png;base64,…} */
    public static String address(String text) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
    }

    public static byte[] png(String text) {
        var squares = squares(text);
        var size = squares.getWidth() * DOTS;
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        var octets = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (var y = 0; y < size; y++) {
            for (var x = 0; x < squares.getWidth(); x++) {
                octets[y * squares.getWidth() + x] = squares.get(x, y / DOTS) ? 0 : WHITE;
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static BitMatrix squares(String text) {
        try {
            // Size 0: one dot for each square; the lowest correction, as the banks' recommendation asks.
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a code", tooLong);
        }
    }
}
