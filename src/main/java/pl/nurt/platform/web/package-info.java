/** The doors of the web server: deadlines, hosts, origins, cookies, sessions of strangers. */
@NullMarked
package pl.nurt.platform.web;

import org.jspecify.annotations.NullMarked;
