/** Layouts, public pages, the resident's start page, error views. */
@NullMarked
package pl.nurt.shell.ui;

import org.jspecify.annotations.NullMarked;
