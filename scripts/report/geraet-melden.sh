#!/bin/sh
# Meldet diesen Rechner (Linux) an Basislotse: Hostname, Seriennummer, Hersteller, Modell, Bauart, Betriebssystem,
# Version und MAC-Adressen der eingebauten Netzanschlüsse. Wer angemeldet ist, wird nicht gemeldet.
#
# Braucht nur sh und curl. Als root, denn nur root darf die Seriennummer lesen.
#
#   /etc/basislotse/melden.conf        (chmod 600)
#     BASISLOTSE_URL=https://basislotse.stadt.example
#     BASISLOTSE_TOKEN=basislotse_...  (Recht: device-reports:write, am besten nur für einen Informationsverbund)
#     BASISLOTSE_VERBUND=SCHULE        (nur nötig, wenn der Schlüssel mehrere Informationsverbünde deckt)
#
#   geraet-melden.sh            meldet
#   geraet-melden.sh --zeigen   zeigt nur, was gemeldet würde
#
# Täglich per cron, über eine Stunde verteilt (/etc/cron.d/basislotse):
#   17 9 * * *  root  sleep $(( $(od -An -N2 -tu2 /dev/urandom) \% 3600 )) && /usr/local/sbin/geraet-melden.sh
#
# Ende mit 0, wenn gemeldet wurde, sonst mit 1; die Antwort steht auf der Standardausgabe.
set -eu

# Liest aus einem anderen Verzeichnis statt aus /: zum Ausprobieren.
root=${BASISLOTSE_WURZEL:-}
conf=${BASISLOTSE_CONF:-/etc/basislotse/melden.conf}
if [ -r "$conf" ]; then . "$conf"; fi

fail() {
  echo "geraet-melden: $1" >&2
  exit 1
}

# Der erste Inhalt einer Datei in einer Zeile; nichts, wenn sie fehlt oder nicht gelesen werden darf.
first_line() {
  if [ -r "$root$1" ]; then tr -d '\000\r' <"$root$1" 2>/dev/null | head -n 1 | sed 's/^ *//; s/ *$//'; fi
}

# Ein Text als JSON; Geräte nennen sich in ASCII, was darüber hinausgeht, fällt weg.
json() {
  printf '"%s"' "$(printf '%s' "$1" | LC_ALL=C tr -cd '\040-\176' | cut -c 1-110 | sed 's/\\/\\\\/g; s/"/\\"/g')"
}

# Ein Feld mit Komma davor, wenn es etwas sagt.
field() {
  if [ -n "$2" ]; then printf ', "%s": %s' "$1" "$(json "$2")"; fi
}

os_release() {
  for file in /etc/os-release /usr/lib/os-release; do
    if [ -r "$root$file" ]; then
      sed -n "s/^$1=//p" "$root$file" | head -n 1 | sed 's/^["'"'"']//; s/["'"'"']$//'
      return
    fi
  done
}

# Bauart nach SMBIOS 7.4.1 (Chassis Types); was darin nicht eindeutig ist, bleibt offen.
kind() {
  case $(first_line /sys/class/dmi/id/chassis_type) in
    3 | 4 | 5 | 6 | 7 | 13 | 15 | 16 | 35 | 36) echo pc ;;
    8 | 9 | 10 | 14 | 31 | 32) echo notebook ;;
    30) echo tablet ;;
    17 | 23 | 28 | 29) echo server ;;
  esac
}

# Nur eingebaute Anschlüsse: virtuelle haben kein Gerät, Adapter am USB wandern.
macs() {
  separator=
  for interface in "$root"/sys/class/net/*; do
    case $(readlink "$interface/device/subsystem" 2>/dev/null || true) in */usb) continue ;; esac
    if [ -e "$interface/device" ] && [ -r "$interface/address" ]; then
      printf '%s%s' "$separator" "$(json "$(head -n 1 "$interface/address")")"
      separator=', '
    fi
  done
}

serial=$(first_line /sys/class/dmi/id/product_serial)
vendor=$(first_line /sys/class/dmi/id/sys_vendor)
model=$(first_line /sys/class/dmi/id/product_name)
# Bei Lenovo steht der Handelsname in der Version.
case $vendor in LENOVO*) model=$(first_line /sys/class/dmi/id/product_version) ;; esac
# Einplatinenrechner haben kein DMI.
if [ -z "$serial" ]; then serial=$(first_line /proc/device-tree/serial-number); fi
if [ -z "$model" ]; then model=$(first_line /proc/device-tree/model); fi
host=$(first_line /etc/hostname)
if [ -z "$host" ]; then host=$(hostname 2>/dev/null || uname -n); fi

report=$(
  printf '{"hostname": %s' "$(json "$host")"
  field informationDomain "${BASISLOTSE_VERBUND:-}"
  field serial "$serial"
  field manufacturer "$vendor"
  field model "$model"
  field kind "$(kind)"
  field os "$(os_release NAME)"
  field osVersion "$(os_release VERSION_ID)"
  printf ', "macs": [%s]}' "$(macs)"
)

if [ "${1:-}" = --zeigen ]; then
  printf '%s\n' "$report"
  exit 0
fi

: "${BASISLOTSE_URL:=}" "${BASISLOTSE_TOKEN:=}"
case $BASISLOTSE_URL in
  https://* | http://localhost:* | http://127.0.0.1:*) ;;
  '') fail "BASISLOTSE_URL fehlt in $conf." ;;
  *) fail "BASISLOTSE_URL muss mit https:// beginnen: Der Schlüssel ginge sonst offen durch das Netz." ;;
esac
if [ -z "$BASISLOTSE_TOKEN" ]; then fail "BASISLOTSE_TOKEN fehlt in $conf."; fi

# Der Schlüssel kommt über die Standardeingabe, damit er nicht in der Prozessliste steht.
answer=$(
  printf 'header = "Authorization: Bearer %s"\n' "$BASISLOTSE_TOKEN" |
    curl --config - --silent --show-error --max-time 60 --retry 5 --write-out '\n%{http_code}' \
      --header 'Content-Type: application/json; charset=utf-8' --data-binary "$report" \
      "${BASISLOTSE_URL%/}/api/v1/device-reports"
) || fail 'Die Meldung ist nicht angekommen.'
status=$(printf '%s' "$answer" | tail -n 1)
printf '%s\n' "$answer" | sed '$d'
case $status in
  200 | 201) ;;
  *) fail "Die Meldung wurde abgewiesen ($status)." ;;
esac
