package pl.nurt.metering.readings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.readings.internal.BatchIntake;

/**
 * Takes in what bridges deliver.
 *
 * <p>Safe to repeat: a batch that comes again changes nothing and announces nothing. What cannot be booked on a meter is kept in
 * quarantine.
 */
@Service
public class ReadingIntake {
    private final BatchIntake intake;
    private final RefusedReadings quarantine;

    ReadingIntake(BatchIntake intake, RefusedReadings quarantine) {
        this.intake = intake;
        this.quarantine = quarantine;
    }

    /** Stores the batch in one transaction and answers for each reading, in the batch's order. */
    @Transactional
    @PreAuthorize("hasAnyRole('BRIDGE', 'SYSTEM')")
    public List<ReadingAnswer> accept(BridgeId bridge, List<BridgeReading> batch) {
        var answers = intake.take(bridge, batch);
        var refused = new ArrayList<RefusedReading>();
        for (var place = 0; place < batch.size(); place++) {
            if (answers.get(place) instanceof ReadingAnswer.Refused(var reason)) {
                refused.add(new RefusedReading(batch.get(place), reason));
            }
        }
        if (!refused.isEmpty()) {
            quarantine.keep(bridge, refused);
        }
        return answers;
    }
}
