/** What the browser remembers about a person's language and look, below the pages. */
@NullMarked
package pl.nurt.shell.internal;

import org.jspecify.annotations.NullMarked;
