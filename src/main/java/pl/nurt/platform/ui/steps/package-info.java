/**
 * A long form cut into steps.
 *
 * <pre>{@code
 * steps = new StepByStep("applications/" + id, List.of(applicant, land, water, signing), this::saveDraft, text("send"), this::send);
 * add(steps);                                     // a Step tells what is missing in it: problems()
 * field.addValueChangeListener(changed -> steps.changed());
 * …
 * public void afterNavigation(AfterNavigationEvent event) {
 *     steps.enter(event.getLocation());           // ?step=land
 * }
 * }</pre>
 */
@NullMarked
package pl.nurt.platform.ui.steps;

import org.jspecify.annotations.NullMarked;
