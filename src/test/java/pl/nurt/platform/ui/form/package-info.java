@NullMarked
package pl.nurt.platform.ui.form;

import org.jspecify.annotations.NullMarked;
