package pl.nurt.metering;

import java.time.Duration;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.internal.ConcentratorQuery;

/** Whether readings can come at all: bridges and the concentrators they poll. For staff only. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(OfficeRoles.ANY)
public class Concentrators {
    /** Bridges report at least once a minute; after five they are taken for silent. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    private final ConcentratorQuery query;

    Concentrators(ConcentratorQuery query) {
        this.query = query;
    }

    /** All bridges by code, each with its concentrators by name. */
    public List<BridgeStatus> bridges() {
        return query.bridges();
    }
}
