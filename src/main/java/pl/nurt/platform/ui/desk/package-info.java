/**
 * The office's first page: rooms bring what waits for people ({@link pl.nurt.platform.ui.desk.DeskTasks}) and cards of their own
 * ({@link pl.nurt.platform.ui.desk.DeskPanel}); the page knows none of them.
 */
@NullMarked
package pl.nurt.platform.ui.desk;

import org.jspecify.annotations.NullMarked;
