// A password that may be pasted, filled by a manager, and looked at.
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field } from '../../../components/ui/field.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { t } from '../messages.ts';

interface PasswordFieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly help?: string;
  readonly error?: string | undefined;
  readonly focus?: boolean;
}

export function PasswordField({ value, onValue, autoComplete, help, error, focus }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={t.password} help={help} error={error}>
      {(ids) => (
        <span className="flex items-center gap-1">
          <Input
            {...ids}
            type={shown ? 'text' : 'password'}
            name="password"
            autoComplete={autoComplete}
            data-autofocus={focus ? '' : undefined}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
          <IconButton
            name={shown ? t.hidePassword : t.showPassword}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
          </IconButton>
        </span>
      )}
    </Field>
  );
}
