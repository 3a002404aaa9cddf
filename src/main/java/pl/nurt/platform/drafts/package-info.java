/** What people typed into forms and have not saved yet, kept so that a reload or a portal that dies does not take it. */
@NullMarked
package pl.nurt.platform.drafts;

import org.jspecify.annotations.NullMarked;
