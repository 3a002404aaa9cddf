@NullMarked
package pl.nurt.identity.security.ui;

import org.jspecify.annotations.NullMarked;
