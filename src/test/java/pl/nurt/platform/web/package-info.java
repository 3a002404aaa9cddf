@NullMarked
package pl.nurt.platform.web;

import org.jspecify.annotations.NullMarked;
