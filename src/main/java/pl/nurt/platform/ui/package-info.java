/**
 * Components and texts that every view shares.
 *
 * <p>Menu entries: {@code @Menu(title = "<text key>", order, icon = "<name of an icon in Icons>")}. In the office the order
 * also gives the group: below 100 none, from 100 customers and meters, 200 money, 300 network, 400 settings.
 */
@NullMarked
package pl.nurt.platform.ui;

import org.jspecify.annotations.NullMarked;
