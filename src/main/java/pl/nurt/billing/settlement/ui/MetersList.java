package pl.nurt.billing.settlement.ui;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.text.Moments;

/** What is known of each meter last, and how old it is. */
final class MetersList extends Div {
    MetersList(List<MeterNow> meters, LineWords words, Moments moments) {
        var list = new KeyValueList();
        meters.forEach(meter -> list.row(
                getTranslation("billing.settle.meter", meter.serialNumber()),
                getTranslation(
                        "billing.settle.reading",
                        words.formats().index(meter.last().index()),
                        moments.spoken(meter.last().at()),
                        moments.ago(meter.last().at()))));
        add(list);
    }
}
