package dev.athanor.enhance;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A class cannot be enhanced; the message says why and what to do. */
public final class EnhancementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    EnhancementException(@Nullable Throwable cause, EnhanceMessage message, Object... arguments) {
        super(message.text(arguments), cause);
        this.code = message.code();
    }

    /** The code of the message, for example {@code ATH5001}. */
    public String code() {
        return code;
    }
}
