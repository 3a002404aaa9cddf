/** The sign-in page, and the guard in front of all pages. */
@NullMarked
package pl.nurt.identity.ui;

import org.jspecify.annotations.NullMarked;
