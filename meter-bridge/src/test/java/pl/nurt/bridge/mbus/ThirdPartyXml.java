package pl.nurt.bridge.mbus;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What another decoder made of a telegram, as its XML says. */
record ThirdPartyXml(Element root, List<Element> records, String manufacturerData, boolean moreRecordsFollow) {
    static ThirdPartyXml read(Path file) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Telegrams.read(file))))
                .getDocumentElement();
        var records = new ArrayList<Element>();
        var makersOwn = "";
        var more = false;
        var nodes = root.getElementsByTagName("DataRecord");
        for (var i = 0; i < nodes.getLength(); i++) {
            var element = (Element) nodes.item(i);
            switch (text(element, "Function")) {
                case "Manufacturer specific" -> makersOwn = text(element, "Value");
                case "More records follow" -> {
                    makersOwn = text(element, "Value");
                    more = true;
                }
                default -> records.add(element);
            }
        }
        return new ThirdPartyXml(root, records, makersOwn, more);
    }

    String header(String tag) {
        return text(root, tag);
    }

    static String text(Element parent, String tag) {
        var found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
