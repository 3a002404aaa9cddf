@NullMarked
package pl.nurt.platform.ui.list;

import org.jspecify.annotations.NullMarked;
