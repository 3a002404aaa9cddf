/** What a page answers with: toasts, notices, questions before something is done, and what stands where there is nothing yet. */
@NullMarked
package pl.nurt.platform.ui.feedback;

import org.jspecify.annotations.NullMarked;
