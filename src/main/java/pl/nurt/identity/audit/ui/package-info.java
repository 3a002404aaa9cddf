/** The auditor's page. */
@NullMarked
package pl.nurt.identity.audit.ui;

import org.jspecify.annotations.NullMarked;
