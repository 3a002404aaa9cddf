@NullMarked
package pl.nurt.shell.ui;

import org.jspecify.annotations.NullMarked;
