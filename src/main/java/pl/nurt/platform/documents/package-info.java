/**
 * Documents as PDF/UA: a template of a room in HTML, filled with data that is always escaped, in the portal's colours and typeface.
 *
 * <p>The same template, data and facts make the same bytes, today and in ten years of the same release.
 */
@NullMarked
package pl.nurt.platform.documents;

import org.jspecify.annotations.NullMarked;
