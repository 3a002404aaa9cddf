@NullMarked
package pl.nurt.identity.ui;

import org.jspecify.annotations.NullMarked;
