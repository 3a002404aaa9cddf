/**
 * Settings from YAML, checked as a whole before anything starts: every error is listed with file, line and key, and a key that nobody
 * reads is an error too. Secrets are never in these files, only the place where they are.
 */
@NullMarked
package pl.nurt.bridge.config;

import org.jspecify.annotations.NullMarked;
