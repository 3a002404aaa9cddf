/**
 * What happened to a thing: who, when, what before and after.
 *
 * <pre>{@code
 * new HistoryList<CustomerStep>(
 *         text("history"),
 *         10,
 *         (after, size) -> customers.history(id, after == null ? null : after.id(), size, viewer),
 *         step -> HistoryEntry.of(step.at(), step.by(), text("step." + step.kind())));
 * }</pre>
 */
@NullMarked
package pl.nurt.platform.ui.history;

import org.jspecify.annotations.NullMarked;
