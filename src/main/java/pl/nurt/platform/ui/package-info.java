/**
 * Components and texts that every view shares.
 *
 * <p>Menu entries: {@code @Menu(title = "<text key>", order, icon = "<name of an icon in Icons>")}. In the office the order
 * also gives the {@linkplain pl.nurt.platform.ui.frame.OfficeGroup group}.
 */
@NullMarked
package pl.nurt.platform.ui;

import org.jspecify.annotations.NullMarked;
