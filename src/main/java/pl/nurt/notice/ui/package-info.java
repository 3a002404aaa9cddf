/** The inbox, how people want to be told, and the office's page of what went out. */
@NullMarked
package pl.nurt.notice.ui;

import org.jspecify.annotations.NullMarked;
