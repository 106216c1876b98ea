{{- define "course.selector" -}}
app.kubernetes.io/name: bone-course
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "course.metadata" -}}
name: {{ .Release.Name }}
labels:
  {{- include "course.selector" . | nindent 2 }}
  app.kubernetes.io/version: {{ .Values.image.tag | quote }}
{{- end }}
