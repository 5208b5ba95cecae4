package io.convoke.auth.credentials.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A password that may be chosen: 8 to 128 characters once normalised (NFKC), and not a common one. Null passes. */
@Documented
@Constraint(validatedBy = GoodPasswordValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface GoodPassword {
    String message() default "{convoke.auth.password.length}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
