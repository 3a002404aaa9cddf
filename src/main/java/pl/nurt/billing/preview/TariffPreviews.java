package pl.nurt.billing.preview;

import java.time.Clock;
import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.preview.internal.PreviewBills;
import pl.nurt.billing.preview.internal.PreviewQuery;
import pl.nurt.billing.preview.internal.PreviewSums;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.billing.tariffs.internal.rules.DraftCheck;
import pl.nurt.billing.tariffs.internal.rules.PriceList;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.use.PlaceUse;
import pl.nurt.metering.use.PlacesUse;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.RefusedInputException;

/** Answers what a month would have cost under a tariff, from what the meters counted then. Nothing is stored or billed. */
@Service
@Transactional(readOnly = true)
public class TariffPreviews {
    private final Tariffs tariffs;
    private final PreviewQuery contracts;
    private final PlacesUse uses;
    private final Clock clock;

    TariffPreviews(Tariffs tariffs, PreviewQuery contracts, PlacesUse uses, Clock clock) {
        this.tariffs = tariffs;
        this.contracts = contracts;
        this.uses = uses;
        this.clock = clock;
    }

    /** The last month that is over. */
    @HasRight(Right.KEEP_TARIFFS)
    public YearMonth lastMonth() {
        return YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1);
    }

    /**
     * @param step of the draft that is to have held in that month, from 1 on
     * @throws RefusedInputException when the draft could not be written down either
     */
    @HasRight(Right.KEEP_TARIFFS)
    public TariffPreview of(TariffDraft draft, int step, YearMonth month) {
        var wrong = DraftCheck.of(draft);
        if (!wrong.isEmpty()) {
            throw new RefusedInputException(wrong);
        }
        var from = month.atDay(1);
        var until = month.plusMonths(1).atDay(1);
        var present = tariffs.published(from, until);
        var before = new PreviewBills(
                tariffs.prices(from, until),
                present.isEmpty() ? draft.settings() : present.getLast().said().settings());
        var after = new PreviewBills(new PriceList(tariffs.rates()).asIf(draft, step, from, until), draft.settings());
        var sums = new PreviewSums(!present.isEmpty());
        var held = contracts.contracts(from, until);
        var used = uses.of(held.stream().map(one -> one.days(from, until)).toList());
        for (var contract : held) {
            var days = contract.days(from, until);
            var use = used.getOrDefault(days, PlaceUse.UNKNOWN);
            var main = use.main();
            if (main == null || main.isNegative()) {
                sums.unread();
            } else if (contract.agreed().isEmpty()) {
                sums.unpriced();
            } else {
                sums.add(
                        contract,
                        contract.groupBefore(days.until()),
                        before.gross(contract, days, main, use),
                        after.gross(contract, days, main, use));
            }
        }
        return sums.preview(month);
    }
}
