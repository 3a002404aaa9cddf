/** Texts and formats: the languages, how a date, a volume and a sum are written in each, and where the portal's texts are found. */
@NullMarked
package pl.nurt.platform.ui.text;

import org.jspecify.annotations.NullMarked;
