/** What administrators see of those who try doors. */
@NullMarked
package pl.nurt.identity.security.ui;

import org.jspecify.annotations.NullMarked;
