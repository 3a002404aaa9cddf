package pl.nurt.billing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** What the QR codes of a document say. */
public final class Codes {
    /**
     * A drawn code fills its picture upright, so its squares are counted; finding a code in a photograph guesses, and for a few contents guesses wrong.
     */
    private static final Map<DecodeHintType, ?> CLEAN = Map.of(DecodeHintType.PURE_BARCODE, true);

    private Codes() {}

    /** Of the first page. */
    public static List<String> of(byte[] pdf) throws Exception {
        var read = new ArrayList<String>();
        try (var document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getXObjectNames()) {
                if (resources.getXObject(name) instanceof PDImageXObject picture) {
                    var png = new ByteArrayOutputStream();
                    ImageIO.write(picture.getImage(), "png", png);
                    read.add(read(png.toByteArray()));
                }
            }
        }
        return read;
    }

    /** @param png a picture of one code */
    public static String read(byte[] png) throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        var dots = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), dots);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), CLEAN)
                    .getText();
        } catch (NotFoundException unread) {
            throw new AssertionError("no code in the picture", unread);
        }
    }
}
