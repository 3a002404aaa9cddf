/** The auditor's page as a person sees it. */
@NullMarked
package pl.nurt.identity.audit.ui;

import org.jspecify.annotations.NullMarked;
