package io.convoke.auth.accounts.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An e-mail address that mail can be sent to, at most 254 characters. Null passes. */
@Documented
@Constraint(validatedBy = MailAddressValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface MailAddress {
    String message() default "{convoke.auth.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
