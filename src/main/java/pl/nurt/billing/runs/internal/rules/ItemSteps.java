package pl.nurt.billing.runs.internal.rules;

import static pl.nurt.billing.runs.ItemState.HELD;
import static pl.nurt.billing.runs.ItemState.ISSUED;
import static pl.nurt.billing.runs.ItemState.LEFT_OUT;
import static pl.nurt.billing.runs.ItemState.PARKED;
import static pl.nurt.billing.runs.ItemState.PRICED;

import pl.nurt.billing.runs.ItemState;
import pl.nurt.identity.Role;
import pl.nurt.platform.Steps;

/** The life of a contract in a run. What is issued stays so. */
public final class ItemSteps {
    public static final Steps<ItemState> STEPS = Steps.of(ItemState.class, "billing.run_item.state")
            .start(PRICED)
            .start(HELD)
            .step(HELD, PRICED, Role.FINANCE, Role.ADMIN)
            .step(HELD, LEFT_OUT, Role.FINANCE, Role.ADMIN)
            .step(LEFT_OUT, HELD, Role.FINANCE, Role.ADMIN)
            .step(HELD, PARKED, Role.FINANCE, Role.ADMIN)
            .step(LEFT_OUT, PRICED, Role.FINANCE, Role.ADMIN)
            .step(LEFT_OUT, PARKED, Role.FINANCE, Role.ADMIN)
            .step(PRICED, ISSUED)
            .step(PRICED, PARKED)
            .step(PRICED, HELD)
            .step(PRICED, LEFT_OUT)
            .step(PARKED, PRICED, Role.FINANCE, Role.ADMIN)
            .step(PARKED, LEFT_OUT, Role.FINANCE, Role.ADMIN)
            .table();

    private ItemSteps() {}
}
