import { type FormState, Hidden, TextField } from '../../web/form.tsx'
import { TickField } from './TickField.tsx'

export function OidcFields({ state, redirectUri }: { state: FormState; redirectUri: string }) {
  return (
    <>
      <Hidden values={{ version: state.values.version ?? '0' }} />
      <TextField
        state={state}
        name="issuer"
        label="Aussteller (Issuer)"
        hint="Adresse mit https, z. B. https://keycloak.stadt.example/realms/stadt oder https://login.microsoftonline.com/MANDANT/v2.0."
        maxlength={500}
      />
      <TextField
        state={state}
        name="clientId"
        label="Kennung dieser Anwendung (Client-ID)"
        maxlength={200}
      />
      <div class="field">
        <p class="label">Rücksprungadresse (Redirect-URI)</p>
        <p class="hint">Tragen Sie genau diese Adresse beim Aussteller ein:</p>
        <p>
          <code class="address">{redirectUri}</code>
        </p>
      </div>
      <TextField
        state={state}
        name="scope"
        label="Angefragte Angaben (Scope)"
        hint="Meist genügt openid profile email; manche Aussteller teilen Gruppen nur mit einem weiteren mit."
        maxlength={200}
        isOptional
      />
      <TextField
        state={state}
        name="groupsClaim"
        label="Angabe mit den Gruppen (Claim)"
        hint="Meist groups; App-Rollen bei Microsoft Entra ID: roles; Rollen bei Keycloak: realm_access.roles."
        maxlength={200}
        isOptional
      />
      <TickField
        state={state}
        name="trustsMail"
        label="Mailadressen gelten als bestätigt, auch wenn der Aussteller es nicht sagt"
        hint="Nur dann wird ein Zugang mit eigenem Kennwort auch ohne „email_verified“ mit dem Verzeichniskonto gleicher Mailadresse verknüpft. Setzen Sie den Haken nur, wenn niemand seine Mailadresse dort selbst ändern kann."
      />
      <TickField
        state={state}
        name="trustsSecondFactor"
        label="Der Aussteller verlangt selbst einen zweiten Faktor"
        hint="Dann wird hier kein weiterer verlangt."
      />
    </>
  )
}
