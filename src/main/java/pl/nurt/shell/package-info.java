/** Layouts, start page frame, public pages and error views. Knows no feature: menus and panels are collected. */
@ApplicationModule(allowedDependencies = {"platform", "identity"})
@NullMarked
package pl.nurt.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
