package org.lockkeeper.ui.shell;

/**
 * Something that a person can do by name.
 *
 * @param id stable, such as {@code status.refresh}
 * @param title what it does, as the command palette shows it
 * @param shortcut the keys as {@link javafx.scene.input.KeyCombination#keyCombination} reads them, such as {@code Shortcut+R}; empty
 *     where there are none. The window listens for it while no dialog is open
 */
public record Action(String id, String title, String shortcut, Runnable run) {}
