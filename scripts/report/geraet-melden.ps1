<#
Meldet diesen Rechner (Windows) an Basislotse: Hostname, Seriennummer, Hersteller, Modell, Bauart, Betriebssystem,
Version und MAC-Adressen der eingebauten Netzanschlüsse. Wer angemeldet ist, wird nicht gemeldet.

Läuft mit Windows PowerShell 5.1, ohne weitere Programme.

Einrichten, als Administrator:

  1. Den Schlüssel (Recht: device-reports:write, am besten nur für einen Informationsverbund) so ablegen,
     dass nur SYSTEM und Administratoren ihn lesen:

       New-Item -ItemType Directory -Force C:\ProgramData\Basislotse
       Set-Content C:\ProgramData\Basislotse\schluessel.txt 'basislotse_...'
       icacls C:\ProgramData\Basislotse /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F'

  2. Das Skript daneben legen und täglich als SYSTEM ausführen lassen, über eine Stunde verteilt:

       $call = '-NoProfile -ExecutionPolicy Bypass -File C:\ProgramData\Basislotse\geraet-melden.ps1 ' +
         '-Url https://basislotse.stadt.example'
       Register-ScheduledTask -TaskName 'Basislotse Gerät melden' `
         -Principal (New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -RunLevel Highest) `
         -Action (New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $call) `
         -Trigger (New-ScheduledTaskTrigger -Daily -At 9am -RandomDelay (New-TimeSpan -Minutes 60)) `
         -Settings (New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries)

  geraet-melden.ps1 -Zeigen      zeigt nur, was gemeldet würde

Ende mit 0, wenn gemeldet wurde, sonst mit 1.
#>
[CmdletBinding()]
param(
  [string] $Url = '',
  [string] $SchluesselDatei = 'C:\ProgramData\Basislotse\schluessel.txt',
  [string] $Verbund = '',
  [switch] $Zeigen
)

$ErrorActionPreference = 'Stop'
# Windows PowerShell 5.1 spricht sonst TLS 1.0.
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

# Bauart nach SMBIOS 7.4.1 (Chassis Types); was darin nicht eindeutig ist, bleibt offen.
function Get-DeviceKind([int] $Chassis, [int] $ProductType) {
  if ($ProductType -ne 1) { return 'server' }
  if (@(3, 4, 5, 6, 7, 13, 15, 16, 35, 36) -contains $Chassis) { return 'pc' }
  if (@(8, 9, 10, 14, 31, 32) -contains $Chassis) { return 'notebook' }
  if ($Chassis -eq 30) { return 'tablet' }
  return ''
}

function Get-DeviceReport {
  $bios = Get-CimInstance -ClassName Win32_BIOS
  $system = Get-CimInstance -ClassName Win32_ComputerSystem -Property Manufacturer, Model
  $product = Get-CimInstance -ClassName Win32_ComputerSystemProduct
  $windows = Get-CimInstance -ClassName Win32_OperatingSystem
  $enclosure = Get-CimInstance -ClassName Win32_SystemEnclosure | Select-Object -First 1
  $current = Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'

  $release = $current.DisplayVersion
  if (-not $release) { $release = $current.ReleaseId }
  # Bei Lenovo steht der Handelsname in der Version.
  $model = $system.Model
  if ($system.Manufacturer -like 'LENOVO*' -and $product.Version) { $model = $product.Version }
  # Adapter am USB wandern von Gerät zu Gerät.
  $macs = @(Get-NetAdapter -Physical |
    Where-Object { $_.MacAddress -and $_.PnPDeviceID -notlike 'USB*' } | ForEach-Object { $_.MacAddress })

  $report = @{
    hostname     = [Environment]::MachineName
    serial       = $bios.SerialNumber
    manufacturer = $system.Manufacturer
    model        = $model
    kind         = Get-DeviceKind -Chassis $enclosure.ChassisTypes[0] -ProductType $windows.ProductType
    os           = ($windows.Caption -replace '^Microsoft ', '')
    osVersion    = ('{0} ({1}.{2})' -f $release, $current.CurrentBuild, $current.UBR)
    informationDomain = $Verbund
  }
  # Was nichts sagt, wird nicht gesendet; Felder ohne Wert weist der Server ab.
  foreach ($name in @($report.Keys)) {
    $value = ([string] $report[$name]).Trim()
    if ($value -eq '') { $report.Remove($name) }
    else { $report[$name] = $value.Substring(0, [Math]::Min(110, $value.Length)) }
  }
  $report['macs'] = @($macs | Select-Object -First 16)
  return $report
}

try {
  $json = Get-DeviceReport | ConvertTo-Json -Compress
  if ($Zeigen) {
    Write-Output $json
    exit 0
  }
  if ($Url -notmatch '^(https://|http://(localhost|127\.0\.0\.1):)') {
    throw 'Bitte nennen Sie mit -Url die Adresse; sie beginnt mit https://.'
  }
  $token = (Get-Content -Path $SchluesselDatei -TotalCount 1).Trim()
  $answer = Invoke-RestMethod -Method Post -Uri ($Url.TrimEnd('/') + '/api/v1/device-reports') `
    -Headers @{ Authorization = "Bearer $token" } -ContentType 'application/json; charset=utf-8' `
    -Body ([Text.Encoding]::UTF8.GetBytes($json)) -TimeoutSec 60
  Write-Output ('{0}: {1}' -f $answer.result, ($answer.changed -join ', '))
  foreach ($message in $answer.messages) { Write-Output $message }
  exit 0
}
catch {
  $detail = $_.Exception.Message
  if ($_.ErrorDetails -and $_.ErrorDetails.Message) { $detail = $_.ErrorDetails.Message }
  [Console]::Error.WriteLine("geraet-melden: $detail")
  exit 1
}
