/** What each page is told when it opens: language, look, the texts of the system, files of the installed app. */
@NullMarked
package pl.nurt.shell.ui.setup;

import org.jspecify.annotations.NullMarked;
