/** What a room adds to the frame around its pages: links, groups and counts of the menu, banners, status, panels of the start page. */
@NullMarked
package pl.nurt.platform.ui.frame;

import org.jspecify.annotations.NullMarked;
