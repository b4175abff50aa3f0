package org.lockkeeper.ui.preview;

/**
 * A part of a plan, as the list beside the SQL shows it.
 *
 * @param title the migration's name, or what the engine does around the migrations
 * @param subtitle how many statements, and how they commit
 * @param migration whether it is one, and not the engine's own
 */
public record PlanSection(String title, String subtitle, boolean migration) {}
