package pl.nurt.billing.explained.ui;

import java.util.ArrayList;
import java.util.List;
import pl.nurt.billing.explained.BilledUse;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.LineWords;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.chart.ChartPoint;
import pl.nurt.platform.ui.chart.ChartSeries;
import pl.nurt.platform.ui.chart.NurtChart;

/** The water of this bill and of those of the year before it, as columns and as a table. */
public final class UseOfBillsCard extends Card {
    private static final int FEWEST = 2;

    public UseOfBillsCard(ExplainedInvoice explained, LineWords words) {
        super("");
        setHeading(getTranslation("billing.use"));
        subtitle(getTranslation("billing.use.unit"));
        var bills =
                explained.use().stream().filter(bill -> bill.water() != null).toList();
        setVisible(bills.size() >= FEWEST);
        var chart = new NurtChart();
        chart.show(series(bills, words));
        add(chart);
    }

    private ChartSeries series(List<BilledUse> bills, LineWords words) {
        var points = new ArrayList<ChartPoint>();
        for (var bill : bills) {
            points.add(new ChartPoint(
                    bill.from().toString(),
                    words.month(bill.until().minusDays(1)),
                    true,
                    words.period(bill.from(), bill.until()),
                    bill.water(),
                    null,
                    words.formats().money(bill.gross()),
                    ChartPoint.Kind.WHOLE));
        }
        return new ChartSeries(
                getTranslation("billing.use.title"),
                getTranslation("billing.use.summary", bills.size()),
                "m³",
                3,
                getTranslation("billing.use.water"),
                null,
                getTranslation("billing.use.none"),
                "",
                points);
    }
}
