@NullMarked
package pl.nurt.notice.ui;

import org.jspecify.annotations.NullMarked;
